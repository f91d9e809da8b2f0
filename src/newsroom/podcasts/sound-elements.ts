import type { FunctionComponent, HTMLAttributes } from 'preact';

type Attributes = HTMLAttributes<HTMLElement> & Record<`data-${string}`, string | undefined>;
type Element = FunctionComponent<Attributes>;

/** The elements that the islands about sound improve; without them all of it works as it stands, but for recording. */
export const SoundUpload = 'sound-upload' as unknown as Element;
export const SoundRecorder = 'sound-recorder' as unknown as Element;
export const ChapterDesk = 'chapter-desk' as unknown as Element;
export const TranscriptDesk = 'transcript-desk' as unknown as Element;
/** A stretch of the sound is chosen on the waveform: what is cut out, or a soundbite. */
export const SoundStretch = 'sound-stretch' as unknown as Element;
export const ByteCount = 'byte-count' as unknown as Element;
export const CopyText = 'copy-text' as unknown as Element;
/** Long work whose progress is asked for again and again. */
export const WorkProgress = 'work-progress' as unknown as Element;
