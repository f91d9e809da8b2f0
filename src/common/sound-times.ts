/** Moments of a recording as people type and read them: `12:34.5`, `1:02:03`. Used by the newsroom's forms and its islands alike. */

const moment = /^(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6})(?:[.,](\d{1,3}))?$/;

/** `12:34.5`, `1:02:03`, `75` in seconds; undefined when it is no time. */
export const secondsIn = (text: string): number | undefined => {
  const found = moment.exec(text.trim());
  if (!found) return undefined;
  const [, hours, minutes, seconds = '0', fraction = ''] = found;
  // Behind a colon there are at most 59 of anything.
  if (minutes !== undefined && Number(seconds) > 59) return undefined;
  if (hours !== undefined && Number(minutes) > 59) return undefined;
  const whole = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds);
  return whole + Number(fraction.padEnd(3, '0')) / 1000;
};

/** The same in text, to the thousandth where there is one: `0:05`, `12:34.5`, `1:02:03.25`. */
export const soundTime = (seconds: number): string => {
  const thousandths = Math.round(Math.max(0, seconds) * 1000);
  const whole = Math.floor(thousandths / 1000);
  const rest = thousandths % 1000;
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  const clock = hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
  return rest === 0 ? clock : `${clock}.${String(rest).padStart(3, '0').replace(/0+$/, '')}`;
};
