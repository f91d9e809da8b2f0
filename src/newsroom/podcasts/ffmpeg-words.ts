export const ffmpegWords = (_state: unknown): string | undefined => undefined;
