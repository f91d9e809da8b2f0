import type { ComponentChildren, JSX } from 'preact';
import { Button } from '../../ui/parts/Button.tsx';
import { Field, Select, type Choice } from '../../ui/parts/Field.tsx';
import { SoundRecorder, SoundUpload } from './sound-elements.ts';

type Props = {
  action: string;
  /** The newest sounds of the library. */
  sounds: readonly Choice[];
  button: string;
  media?: string;
  fault?: string | undefined;
  /** What else the form asks for. */
  children?: ComponentChildren;
  hasRecorder?: boolean;
};

const accepted = 'audio/*,.mp3,.m4a,.ogg,.oga,.opus,.wav';

/**
 * A sound is dropped, chosen, recorded, or taken from the library. The form sends the file itself; where scripts run the file goes
 * ahead by itself, in pieces that are gone on with after a broken connection, and the form says only which it was.
 */
export const ChooseSound = ({
  action,
  sounds,
  button,
  media = '',
  fault,
  children,
  hasRecorder,
}: Props): JSX.Element => (
  <SoundUpload class="media-upload sound-upload" data-uploads="/newsroom/media/uploads" data-page="/newsroom/media">
    <form class="form podcast-form" method="post" action={action} enctype="multipart/form-data">
      <div class="field">
        <label for="field-sound">Sound</label>
        <p class="field-hint" id="sound-hint">
          MP3, M4A, OGG, Opus or WAV, up to 2 GB. What is in it is recognised by its content; its title, picture and
          chapters are read.
        </p>
        <input
          class="input"
          id="field-sound"
          type="file"
          name="sound"
          accept={accepted}
          aria-describedby={fault ? 'sound-hint sound-fault' : 'sound-hint'}
          aria-invalid={fault ? 'true' : undefined}
        />
        {fault ? (
          <p class="field-fault" id="sound-fault">
            {fault}
          </p>
        ) : null}
      </div>
      <div data-upload-place />
      {hasRecorder ? <SoundRecorder class="sound-recorder" /> : null}
      {sounds.length > 0 ? (
        <Select
          name="known"
          label="Or one of the newest in the library"
          value=""
          choices={[{ value: '', label: 'None of these' }, ...sounds]}
        />
      ) : null}
      <Field
        name="media"
        label="Or any other that is there"
        hint="The address of its page in the library."
        value={media}
        maxLength={300}
        dir="ltr"
      />
      {children}
      <p>
        <Button>{button}</Button>
      </p>
    </form>
  </SoundUpload>
);
