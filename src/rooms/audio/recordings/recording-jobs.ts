import { carryOutTranscript } from './transcribe.ts';
import { carryOutVersion } from './transcode.ts';
import { catalogueRecordings, examineDue } from './examine-recording.ts';

/** Work on recordings that is done later, by the kinds of jobs. */
export const recordingJobs = {
  'examine-recording': examineDue,
  'make-version': carryOutVersion,
  'transcribe-recording': carryOutTranscript,
  'catalogue-recordings': catalogueRecordings,
};
