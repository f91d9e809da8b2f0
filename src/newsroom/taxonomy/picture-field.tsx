import type { JSX } from 'preact';
import { mediaById } from '../../rooms/media/media.ts';
import { Field } from '../../ui/parts/Field.tsx';
import { PickPicture } from '../media/media-elements.ts';
import type { World } from '../../world.ts';

const idPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** A picture of the library, by its address there or its id; null for none, undefined when there is no such picture. */
export const pictureIn = async (world: World, typed: string | undefined): Promise<string | null | undefined> => {
  if (typed === undefined || typed.trim() === '') return null;
  const id = idPattern.exec(typed)?.[0];
  const media = id === undefined ? undefined : await mediaById(world, id);
  return media?.kind === 'picture' ? media.id : undefined;
};

export const PictureField = ({
  label,
  value,
  fault,
}: {
  label: string;
  value: string | undefined;
  fault: string | undefined;
}): JSX.Element => (
  <div>
    <PickPicture data-language="en">
      <Field
        name="picture"
        label={label}
        hint="The address of its page in the library; empty: none."
        value={value}
        fault={fault}
        dir="ltr"
        maxLength={300}
      />
    </PickPicture>
    <p>
      <a href="/newsroom/media?kind=picture">Look into the library</a>
      {value ? (
        <>
          {' · '}
          <a href={value}>The picture that is chosen</a>
        </>
      ) : null}
    </p>
  </div>
);
