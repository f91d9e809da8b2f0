/** The judge of podcasts' feeds; podcast-lint.test.ts holds it to the W3C validator's cases. */
export { lintPodcast, type Fault } from '../src/feeds/lint/lint-feed.ts';
