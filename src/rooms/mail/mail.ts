/** The mail room: how mails leave. Rooms enqueue a job of kind `mail` with a Mail; it is sent at once and tried again when it fails. */
export { createMailer, outboxOf } from './mailer.ts';
export { deliverMail } from './deliver-mail.ts';
