/** What a reader is told of. */
export const notificationKinds = ['reply', 'thread', 'pick', 'decision', 'story'] as const;
export type NotificationKind = (typeof notificationKinds)[number];

export const digestFrequencies = ['hourly', 'daily', 'weekly'] as const;
export type DigestFrequency = (typeof digestFrequencies)[number];

/** When a kind is mailed: never, at once, or gathered. */
export const mailChoices = ['off', 'once', ...digestFrequencies] as const;
export type MailChoice = (typeof mailChoices)[number];

export type Choice = { mail: MailChoice; push: boolean };
export type Choices = Record<NotificationKind, Choice>;

/** How each kind is told unless a reader wants it otherwise. Devices show nothing before they have been asked to. */
export const usualChoices: Choices = {
  reply: { mail: 'once', push: true },
  thread: { mail: 'daily', push: false },
  pick: { mail: 'once', push: true },
  decision: { mail: 'once', push: true },
  story: { mail: 'daily', push: false },
};

/** Ids of what a notification is about; the texts are read when it is shown. */
export type Details = {
  articleId: string;
  commentId?: string;
  decisionId?: string;
  /** The entry of a live blog that readers are to see. */
  entryId?: string;
  /** What the reader follows that brought the story: its kind and id. */
  because?: { kind: 'section' | 'tag' | 'author'; targetId: string };
};

export const parseDetails = (text: string): Details => JSON.parse(text) as Details;

export const isKind = (text: string): text is NotificationKind => notificationKinds.some((kind) => kind === text);
export const isFrequency = (text: string): text is DigestFrequency => digestFrequencies.some((known) => known === text);
