/** Times of a recording: how they are shown, and how they stand in addresses. */

const two = (value: number): string => String(value).padStart(2, '0');

/** `0:00`, `42:50`, `1:02:03`: the same in every language, as players write it. */
export const clockTime = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0));
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
};

/** A day; no recording is longer. */
const longest = 86_400;
const clock = /^(?:(\d{1,2}):)?(\d{1,3}):(\d{2})$/;

/** What follows `?t=`: `83`, `83.5`, `1:23`, `1:02:03`; undefined when it is no time. */
export const secondIn = (text: string | null | undefined): number | undefined => {
  if (!text) return undefined;
  const found = clock.exec(text);
  if (!found && !/^\d{1,6}(?:\.\d{1,3})?s?$/.test(text)) return undefined;
  const [, hours = '0', minutes = '0', rest = '0'] = found ?? [];
  const seconds = found ? Number(hours) * 3600 + Number(minutes) * 60 + Number(rest) : Number.parseFloat(text);
  return seconds <= longest ? seconds : undefined;
};
