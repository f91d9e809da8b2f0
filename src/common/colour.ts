/** Colours as figures: how well one is read on another (WCAG 2.2), and the nearest one that is. Used on the server and in the browser. */

/** `#ABC` and `abcdef` as `#rrggbb`; undefined for what is no such colour. */
export const colourOf = (text: string): string | undefined => {
  const found = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim())?.[1]?.toLowerCase();
  if (found === undefined) return undefined;
  return found.length === 6 ? `#${found}` : `#${found.replace(/./g, '$&$&')}`;
};

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const curved = (part: number): number => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);

const linearParts = (colour: string): [number, number, number] => {
  const part = (at: number): number => linear(parseInt(colour.slice(at, at + 2), 16) / 255);
  return [part(1), part(3), part(5)];
};

const luminance = (colour: string): number => {
  const [r, g, b] = linearParts(colour);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

/** From 1 (the same) to 21 (black on white). Both as `#rrggbb`. */
export const contrast = (one: string, other: string): number => {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
};

/** The worst contrast of a colour on any of the grounds. */
export const worstContrast = (colour: string, grounds: readonly string[]): number =>
  Math.min(...grounds.map((ground) => contrast(colour, ground)));

type Lab = { l: number; a: number; b: number };

/** OKLab (Björn Ottosson): the same step looks the same everywhere. */
const toLab = (colour: string): Lab => {
  const [r, g, b] = linearParts(colour);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return {
    l: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    a: 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    b: 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  };
};

const fromLab = ({ l, a, b }: Lab): [number, number, number] => {
  const x = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const y = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const z = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ];
};

/** What no screen can show is made paler until one can. */
const drawn = (lab: Lab): string => {
  for (let share = 1; ; share -= 0.05) {
    const parts = fromLab({ l: lab.l, a: lab.a * share, b: lab.b * share });
    if (share > 0.01 && parts.some((part) => part < -0.001 || part > 1.001)) continue;
    const hex = parts.map((part) => Math.round(curved(Math.min(1, Math.max(0, part))) * 255));
    return `#${hex.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
  }
};

const step = 0.005;

/** The nearest colour of the same hue that reaches `least` on every ground; the colour itself when it does already. */
export const nearestReadable = (colour: string, grounds: readonly string[], least: number): string => {
  if (worstContrast(colour, grounds) >= least) return colour;
  const lab = toLab(colour);
  for (let away = step; away <= 1; away += step) {
    for (const l of [lab.l - away, lab.l + away]) {
      if (l < 0 || l > 1) continue;
      const candidate = drawn({ ...lab, l });
      if (worstContrast(candidate, grounds) >= least) return candidate;
    }
  }
  return worstContrast('#000000', grounds) > worstContrast('#ffffff', grounds) ? '#000000' : '#ffffff';
};
