import type { FunctionComponent, HTMLAttributes } from 'preact';

type Element = FunctionComponent<HTMLAttributes<HTMLElement> & Record<`data-${string}`, string | undefined>>;

/** The elements that the library's islands improve; without them all of it works as it stands. */
export const MediaUpload = 'media-upload' as unknown as Element;
/** Round a field that takes a picture's address: it can be looked for in the library. */
export const PickPicture = 'pick-picture' as unknown as Element;
export const FocalPoint = 'focal-point' as unknown as Element;
