import type { Episode } from './engine.ts';

/** Why nothing is heard; each has its sentence. */
export type Fault = 'offline' | 'missing' | 'unsupported' | 'broken' | 'slow';

/** Asks the server what the browser does not say: whether the file is there. */
export const faultOf = async ({ error }: HTMLAudioElement, { src, type }: Episode): Promise<Fault> => {
  if (error?.code === MediaError.MEDIA_ERR_NETWORK || !navigator.onLine) return 'offline';
  const answer = await fetch(src, { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
  if (!answer) return 'offline';
  if (!answer.ok) return answer.status >= 500 ? 'offline' : 'missing';
  return document.createElement('audio').canPlayType(type) === '' ? 'unsupported' : 'broken';
};
