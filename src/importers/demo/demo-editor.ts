/** Who the start message's sign-in link signs in while the demo is all there is. */
export const demoEditor = { email: 'editor@example.org', name: 'Demo editor', role: 'publisher' } as const;

/** Authors of the demo who answer readers have accounts; nobody's address ends like this. */
export const demoAddress = (slug: string): string => `${slug}@example.org`;
export const isOfDemo = (email: string): boolean => email.endsWith('@example.org');
