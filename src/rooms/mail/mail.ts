/** The mail room: how mails leave. Rooms enqueue a job of kind `mail` with a Mail; it is sent at once and tried again when it fails. */
export { createMailer, outboxOf } from './mailer.ts';
export { deliverMail } from './deliver-mail.ts';
/** From whom letters come, and whether they leave. */
export { senderOf, usualSender, type Sender } from './sender.ts';
export { tryMail, type MailTrial, type MailTrialRefusal } from './try-mail.ts';
