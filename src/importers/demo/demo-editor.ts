/** Who the start message's sign-in link signs in while the demo is all there is. */
export const demoEditor = { email: 'editor@example.org', name: 'Demo editor', role: 'publisher' } as const;
