import type { ForeignSystem } from '../shared/foreign.ts';
import { mediaAddress } from './media-address.ts';
import { wxrItems } from './wxr-items.ts';
import { surveyWxr } from './wxr-survey.ts';
import { oldListPaths } from './wxr-terms.ts';

/** WordPress: its own export file (WXR 1.0 to 1.2), as it is or packed. */
export const wordPress: ForeignSystem = {
  source: 'wordpress',
  label: 'WordPress',
  fileNames: /\.xml$/i,
  survey: surveyWxr,
  items: wxrItems,
  oldListPaths,
  fetchAddress: (url) => url,
  mediaAddress,
};
