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
  preferences: Readonly<Record<string, unknown>>;
};

/** Whether somebody with this role works for the publication. */
export const isStaff = (role: Role): boolean => role !== 'reader';

/** The form an address is kept and compared in; undefined when it cannot be one. */
export const normalEmail = (email: string): string | undefined => {
  const trimmed = email.trim().normalize('NFC').toLowerCase();
  return trimmed.length <= 254 && /^[^\s@<>"]+@[^\s@<>".]+(?:\.[^\s@<>".]+)+$/.test(trimmed) ? trimmed : undefined;
};
