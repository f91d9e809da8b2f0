/** Each may do what those before it may, and more. */
export const roles = ['reader', 'contributor', 'writer', 'editor', 'moderator', 'publisher'] as const;
export type Role = (typeof roles)[number];

export type Account = {
  id: string;
  email: string;
  name: string;
  role: Role;
  createdAt: number;
  disabledAt: number | undefined;
  /** Whether the page of their comments is open to all. */
  isPublic: boolean;
  bio: string;
  /** Name of the picture at `/pictures/…`; drawn initials stand where there is none. */
  picture: string | undefined;
  /** Code of the edition mails are written in. */
  edition: string | undefined;
  hasPassword: boolean;
  emailConfirmedAt: number | undefined;
  nameChangedAt: number | undefined;
  /** Until when they may not write. */
  suspendedUntil: number | undefined;
  suspendedWhy: string;
  /** Every comment of theirs waits for a moderator. */
  isHeld: boolean;
  /** A warning they have not yet said to have read: they write again when they have. */
  warningId: string | undefined;
  preferences: Readonly<Record<string, unknown>>;
};

/** Whether somebody with this role works for the publication. */
export const isStaff = (role: Role): boolean => role !== 'reader';

/**
 * One address and nothing that a mail program could read as several, as a comment or as a group (`a,b@c.example`, `a:b@c.example;`):
 * limits are counted by address, and mail must go where they were counted.
 */
const oneAddress = /^[^\s\p{Cc}\p{Cf}@<>()[\]\\,;:"]+@[\p{L}\p{M}\p{N}-]+(?:\.[\p{L}\p{M}\p{N}-]+)+$/u;

/** The form an address is kept and compared in; undefined when it cannot be one. */
export const normalEmail = (email: string): string | undefined => {
  const trimmed = email.trim().normalize('NFC').toLowerCase();
  return trimmed.length <= 254 && oneAddress.test(trimmed) ? trimmed : undefined;
};

/** The mailbox an address leads to, as far as one can tell: `ann+news@…` and `ann+shop@…` are read by the same person. */
export const mailboxOf = (email: string): string => email.replace(/^([^+@]+)\+[^@]*@/, '$1@');
