/** The judge of feeds that `courant lint-feed` is made of, as tests ask it; lint-feed.test.ts holds it to the W3C validator's cases. */
export { lintFeed, type Fault } from '../src/feeds/lint/lint-feed.ts';
