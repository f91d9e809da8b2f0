import type { JSX } from 'preact';

let zones: readonly string[] | undefined;
const allZones = (): readonly string[] => (zones ??= ['Etc/UTC', ...Intl.supportedValuesOf('timeZone')]);

/** A time zone by its name; typing a part of it finds it, with the list every browser brings. */
export const TimeZoneField = ({ value, fault }: { value: string; fault?: string | undefined }): JSX.Element => {
  const attributes = {
    class: 'input',
    id: 'field-timeZone',
    name: 'timeZone',
    list: 'time-zones',
    value,
    dir: 'ltr',
    autocomplete: 'off',
    spellcheck: false,
    'aria-describedby': fault ? 'timeZone-hint timeZone-fault' : 'timeZone-hint',
    'aria-invalid': fault ? 'true' : undefined,
  } as JSX.IntrinsicElements['input'];
  return (
    <div class="field">
      <label for="field-timeZone">Time zone</label>
      <p class="field-hint" id="timeZone-hint">
        Type a city: Lisbon, Karachi, Bogota. Every date is shown in it; addresses of stories carry the day.
      </p>
      <input {...attributes} />
      <datalist id="time-zones">
        {allZones().map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      {fault ? (
        <p class="field-fault" id="timeZone-fault">
          {fault}
        </p>
      ) : null}
    </div>
  );
};
