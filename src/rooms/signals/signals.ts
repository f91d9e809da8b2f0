/** The signals room: what happens here is told to other systems, by signed webhooks and chat messages, and to moderators by mail. */
export {
  faultWords,
  shownAddress,
  webhookFormats,
  type Delivery,
  type Webhook,
  type WebhookFormat,
} from './webhook.ts';
/** All that a webhook can be told of. */
export { webhookEvents, workEvents, type WebhookEvent } from './newsroom-events.ts';
export {
  addWebhook,
  changeWebhook,
  deliveryLog,
  listWebhooks,
  removeWebhook,
  resendDelivery,
  rotateWebhookSecret,
  testWebhook,
  webhookById,
  type WebhookDraft,
  type WebhookRefusal,
} from './save-webhook.ts';
/** Jobs. */
export { sendNewsroomSignal, sendSignal } from './send-signal.ts';
export { deliverWebhooks, deliveriesKept, sweepSignals } from './deliver-webhooks.ts';
/** Mails to those who moderate. */
export { mailChoiceOf, saveMailChoice, sendDeskMails, type MailChoice } from './moderator-mails.ts';
