/** Categories of before 2019, and names other hosts give, → Apple's of today. Keys in small letters. */
const former: Readonly<Record<string, string>> = {
  'arts > literature': 'Arts > Books',
  'business > business news': 'News > Business News',
  'business > management & marketing': 'Business > Management',
  'business > shopping': 'Business',
  'education > educational technology': 'Education',
  'education > education technology': 'Education',
  'education > higher education': 'Education',
  'education > k-12': 'Education',
  'education > training': 'Education > Courses',
  'education > language courses': 'Education > Language Learning',
  'games & hobbies': 'Leisure',
  'games & hobbies > automotive': 'Leisure > Automotive',
  'games & hobbies > aviation': 'Leisure > Aviation',
  'games & hobbies > hobbies': 'Leisure > Hobbies',
  'games & hobbies > other games': 'Leisure > Games',
  'games & hobbies > video games': 'Leisure > Video Games',
  'government & organizations': 'Government',
  'government & organizations > local': 'Government',
  'government & organizations > national': 'Government',
  'government & organizations > regional': 'Government',
  'government & organizations > non-profit': 'Business > Non-Profit',
  health: 'Health & Fitness',
  'health > alternative health': 'Health & Fitness > Alternative Health',
  'health > fitness & nutrition': 'Health & Fitness > Nutrition',
  'health > self-help': 'Education > Self-Improvement',
  'health > sexuality': 'Health & Fitness > Sexuality',
  'news & politics': 'News > Politics',
  'religion & spirituality > other': 'Religion & Spirituality',
  'science & medicine': 'Science',
  'science & medicine > medicine': 'Health & Fitness > Medicine',
  'science & medicine > natural sciences': 'Science > Natural Sciences',
  'science & medicine > social sciences': 'Science > Social Sciences',
  'society & culture > history': 'History',
  'sports & recreation': 'Sports',
  'sports & recreation > amateur': 'Sports',
  'sports & recreation > college & high school': 'Sports',
  'sports & recreation > outdoor': 'Sports > Wilderness',
  'sports & recreation > professional': 'Sports',
  'technology > gadgets': 'Technology',
  'technology > tech news': 'News > Tech News',
  'technology > podcasting': 'Technology',
  'technology > software how-to': 'Technology',
};

const folded = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\s+and\s+/g, ' & ')
    .replace(/\s+/g, ' ')
    .trim();

/** The category of the list that is meant; of an unknown second part the first is kept. Undefined when nothing fits. */
export const knownCategory = (
  name: string,
  known: readonly string[],
): { category: string; isExact: boolean } | undefined => {
  const wanted = folded(name);
  const exact = known.find((one) => folded(one) === wanted);
  if (exact !== undefined) return { category: exact, isExact: true };
  const today = Object.hasOwn(former, wanted) ? former[wanted] : undefined;
  if (today !== undefined && known.includes(today)) return { category: today, isExact: false };
  const [first = '', second] = wanted.split(' > ');
  if (second !== undefined) {
    const alone = knownCategory(first, known);
    return alone && { category: alone.category, isExact: false };
  }
  return undefined;
};
