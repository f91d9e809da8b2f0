/** The newsletters room: letters to readers by mail, who gets them, and how they are sent. This is its door. */
export {
  archiveKinds,
  isAutomatic,
  issueStates,
  readLetterSettings,
  letterKinds,
  lettersTopic,
  mostStories,
  sources,
  storyRules,
  subscriberStates,
  type Issue,
  type IssueContent,
  type IssueDraft,
  type IssueState,
  type Letter,
  type LetterKind,
  type LetterSettings,
  type Subscriber,
} from './letter.ts';
export { allLetters, openLetters, removeLetter, saveLetter, type LetterDraft } from './save-letter.ts';
export {
  callOffIssue,
  cancelIssue,
  contentOf,
  createIssue,
  issueWithLetter,
  pauseIssue,
  previewMail,
  removeIssue,
  resumeIssue,
  saveIssue,
  scheduleIssue,
  sendBreaking,
  sendIssue,
  testIssue,
  type IssueRefusal,
} from './issues.ts';
export { storiesByRule } from './composing/choose-stories.ts';
export { lettersAt } from './subscribing/subscribe.ts';
export { letterOwnData } from './subscribing/letter-own-data.ts';
export { mailingSettings, saveMailingSettings, type MailingSettings } from './mailing-settings.ts';
export { takeBounce } from './bounces/take-bounce.ts';
export { letterJobs } from './letter-jobs.ts';
/** What readers see of letters. */
export { lettersAtEnd, lettersLink } from './views/AtStoryEnd.tsx';
export { letterRoutes } from './letters.routes.tsx';
export { isLetterOneClick } from './yours.routes.tsx';
/** How many readers each letter has, what of one has gone out, and how far an issue is. */
export { issueProgress, issuesOf, readersOf, subscribersFor, type Progress } from './read-letters.ts';
/** The list of subscribers. */
export {
  exportSubscribers,
  importSubscribers,
  removeSubscriber,
  tryAgain,
  type Import,
  type Imported,
} from './subscribing/manage-subscribers.ts';
