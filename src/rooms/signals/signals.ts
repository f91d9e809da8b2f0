/** The signals room: what happens here is told to other systems, by signed webhooks and chat messages. */
export {};
