/** Marks over a waveform, where comments are about a moment: drawn by the server, and again by open pages when comments come. */

/** How the drawing is measured, whatever its size on the page. */
export const waveSize = { wide: 800, high: 64 } as const;

/** The path of a mark: at its second of the whole length, the taller the more comments there are. */
export const waveMark = (second: number, length: number, count: number): string => {
  const { wide, high } = waveSize;
  const at = Math.min(wide - 4, Math.round((second / length) * wide));
  return `M${at} ${high}v${-Math.min(24, 6 + count * 3)}`;
};
