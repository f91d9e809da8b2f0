import type { JSX } from 'preact';
import type { Visit } from '../../rooms/publication/publication.ts';
import { Button } from '../../ui/parts/Button.tsx';
import { MediaUpload } from './media-elements.ts';

type UploadProps = {
  visit: Visit;
  /** The medium whose file is to be replaced; else files are added. */
  replaces?: string;
};

/** What browsers offer first; what counts is what is in the file. */
const accepted = [
  'image/*,audio/*,video/*,application/pdf',
  '.doc,.docx,.xls,.xlsx,.ppt,.pptx,.odt,.ods,.odp,.epub,.zip',
].join(',');

/**
 * Files are sent by a plain form, all of them in one go; where scripts run the island takes it over: many at once, each with its
 * progress, and gone on with where they broke off.
 */
export const UploadForm = ({ visit, replaces }: UploadProps): JSX.Element => {
  const id = replaces ? 'replace' : 'upload';
  return (
    <MediaUpload
      class="media-upload"
      data-uploads={visit.link('/newsroom/media/uploads')}
      data-replaces={replaces}
      data-page={visit.link('/newsroom/media')}
    >
      <form
        class="upload-form"
        method="post"
        action={visit.link(replaces ? `/newsroom/media/${replaces}/replace` : '/newsroom/media')}
        enctype="multipart/form-data"
      >
        <div class="field">
          <label for={`field-${id}`}>{replaces ? 'New file' : 'Add files'}</label>
          <p class="field-hint" id={`${id}-hint`}>
            {replaces
              ? 'It takes the place of the present one wherever that is shown; the present one can be put back for 30 days.'
              : 'Pictures and documents up to 20 MB each, sound and film up to 2 GB. Credits written in the files are read.'}
          </p>
          <input
            class="input"
            id={`field-${id}`}
            name="files"
            type="file"
            multiple={!replaces}
            required
            accept={accepted}
            aria-describedby={`${id}-hint`}
          />
        </div>
        <Button>{replaces ? 'Replace' : 'Upload'}</Button>
      </form>
    </MediaUpload>
  );
};
