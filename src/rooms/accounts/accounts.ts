/** The accounts room: who may sign in, and as what. Staff sign in by a link of their own; it works once and for a day. */
export { mailboxOf, normalEmail, roles, isStaff, type Account, type Role } from './account.ts';
/** What keeps machines from having mails sent to strangers, for forms that ask for an address. */
export { createMailThrottles, type MailThrottles } from './mail-throttles.ts';
export { createProofOfWork, type ProofOfWork } from './proof-of-work.ts';
export { addAccount, changeRole, accountByEmail, listAccounts, listStaff, disableAccount } from './manage-accounts.ts';
export { limitAccount, type AccountLimits } from './limit-account.ts';
/** The account as a transaction sees it, by id or e-mail address. */
export { accountRow } from './accounts.store.ts';
export { signInLink, redeemSignInLink } from './sign-in.ts';
export { firstPublisherLink, isFirstLink } from './sign-in-first.ts';
/** For the first setting up of a publication. */
export { beginAsPublisher } from './first-password.ts';
export { finishSignIn } from './finish-sign-in.ts';
export { nameFaultText } from './register-words.ts';
export { PasskeyForm } from './views/PasskeyForm.tsx';
export {
  accountBy,
  accountTopic,
  deviceOf,
  openSession,
  readerTopic,
  sessionCookie,
  sessionOf,
  signedInBy,
  signOut,
  whoIs,
  type NewSession,
  type Session,
  type SignedIn,
  type SignInMethod,
} from './sessions.ts';
export { ownCookie, ownCookieIn } from './own-cookies.ts';
export { cookieOfBegun } from './finish-sign-in.ts';
export { markOf, isSame } from './server-secret.ts';
export { mailOf, type Letter, type Piece } from './letter.ts';
export { returnPath } from './return-path.ts';
export type { SlotKeeper, SlotScene } from './slot-keeper.ts';
export type { AccountExtras, Continuation, DataPart, Farewell, OwnData } from './own-data.ts';
export { checkName, claimName, inventName, longestName, type CheckedName, type NameRefusal } from './names.ts';
export { needAccount, signInPath } from './need-account.ts';
export {
  accountSettings,
  isProvider,
  mayAskProvider,
  saveAccountSettings,
  storedAccountSettings,
  type AccountSettings,
  type OpenIdProvider,
  type StaffSecondFactor,
} from './account-settings.ts';
export { answersAsProvider } from './oidc-client.ts';
export { secondFactorFault } from './second-step.ts';
export { forgetSecondFactor } from './second-factor.ts';
export { againPath, isFresh, needFresh } from './step-up.ts';
export { accountByToken, issueApiToken, revokeApiToken, type ApiToken } from './api-tokens.ts';
/** What tokens may be made for, and by whom. */
export {
  apiScopes,
  isApiScope,
  isStaffScope,
  mayHaveScope,
  readerScopes,
  staffScopes,
  tokenMay,
  type ApiScope,
  type StaffScope,
} from './token-scopes.ts';
export { removePictureFile } from './pictures.ts';
export { publicProfileOf, saveProfile, type ProfileDraft, type PublicProfile } from './profile.ts';
export { AccountPage, accountHead, type AccountPageProps, type AccountPlace } from './views/AccountPage.tsx';
export { initialsOf, Portrait, type PortraitProps } from './views/Portrait.tsx';
/** Rules about the domains of e-mail addresses. */
export {
  disposableAct,
  disposableActs,
  disposableMail,
  domainRuleOf,
  domainRules,
  domainsPerPage,
  emailDomainsTopic,
  mailVerdict,
  putDomain,
  replaceDisposable,
  type DisposableAct,
} from './email-domains.ts';
/** Who works here: invitations, roles, the end of it. */
export {
  inviteStaff,
  longestInvitationWords,
  openInvitations,
  resendInvitation,
  revokeInvitation,
  type Invitation,
  type InvitationDraft,
  type InvitationRefusal,
} from './staff/invite.ts';
export {
  changeStaffRole,
  closeStaffAccount,
  openStaffAccount,
  roleChangesOf,
  type RoleChange,
  type StaffRefusal,
} from './staff/change-staff.ts';
export { colleague, colleagues, type Colleague } from './staff/list-colleagues.ts';
export { accountRoutes } from './accounts.routes.tsx';
