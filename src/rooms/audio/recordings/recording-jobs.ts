import { catalogueRecordings, examineDue } from './examine-recording.ts';

/** Work on recordings that is done later, by the kinds of jobs. */
export const recordingJobs = {
  'examine-recording': examineDue,
  'catalogue-recordings': catalogueRecordings,
};
