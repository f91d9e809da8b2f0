/** Where pictures are cut to another shape, the same on the server and in the browser. */
export type Cut = { left: number; top: number; width: number; height: number };
type Size = { width: number; height: number };
type Point = { x: number; y: number };

/** The largest stretch of this shape (width ÷ height) that fits. */
const largest = (size: Size, shape: number): Size => ({
  width: Math.max(1, Math.min(size.width, Math.round(size.height * shape))),
  height: Math.max(1, Math.min(size.height, Math.round(size.width / shape))),
});

/** The largest stretch of this shape whose middle is as near the focal point as the edges allow: how cards are cut. */
export const cutRound = (focal: Point, size: Size, shape: number): Cut => {
  const { width, height } = largest(size, shape);
  const place = (point: number, whole: number, part: number): number =>
    Math.round(Math.min(whole - part, Math.max(0, point * whole - part / 2)));
  return { left: place(focal.x, size.width, width), top: place(focal.y, size.height, height), width, height };
};

/** The stretch a page shows where the stylesheet cuts: the focal point on a grid of ten by ten, as `object-position` has it. */
export const cutOnPages = (focal: Point, size: Size, shape: number): Cut => {
  const { width, height } = largest(size, shape);
  const tenth = (part: number): number => Math.round(part * 10) / 10;
  return {
    left: Math.round((size.width - width) * tenth(focal.x)),
    top: Math.round((size.height - height) * tenth(focal.y)),
    width,
    height,
  };
};

/** The shapes pictures are cut to, with what for. */
export const cutShapes = [
  { name: '3 : 2', use: 'Lists and leads', shape: 3 / 2, isCard: false },
  { name: '1 : 1', use: 'Square', shape: 1, isCard: false },
  { name: '4 : 5', use: 'Upright', shape: 4 / 5, isCard: false },
  { name: '1.91 : 1', use: 'Link previews', shape: 1200 / 630, isCard: true },
] as const;

/** What is seen of a picture in each of them. */
export const cutsOf = (focal: Point, size: Size): Cut[] =>
  cutShapes.map(({ shape, isCard }) => (isCard ? cutRound : cutOnPages)(focal, size, shape));
