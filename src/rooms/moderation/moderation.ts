/** The moderation room: what the desk is made of beyond single decisions: lists, search, people, care, precedents, duties. */
export {};
