/** What people might say under a story, for pictures of a discussion: of every length and kind, in two scripts. */
export const livelyNames = [
  'Marta Oliveira',
  'J. P. Harrow',
  'Salma',
  'Ана Кузнецова',
  'Reader 48213',
  'Tom Abernathy',
  'نور الهدى',
  'tidewatcher',
  'Wen Li',
  'Bartholomew Featherstonehaugh-Cholmondeley',
  'Okafor',
  'lena_k',
];

export const livelyTexts = [
  'I was at the meeting on Tuesday. What the piece does not say is how quiet the room became when the harbour master read out the tide tables from 1953. Nobody under sixty had heard those numbers before.',
  'Could you publish the figures behind the second chart? I would like to try it with the rents of my own street.',
  'Two things can be true at once: the plan is late, and it is still the right plan.',
  'My grandmother kept a notebook of every flood that came into the kitchen: date, height on the door frame, what was lost. There are forty-one entries.\n\nThe last one is from 1987, in my mother’s hand. After that they raised the floor and stopped writing it down. I have offered the notebook to the city archive twice, and nobody has answered. If the author of this story wants to see it, I would be glad.',
  'Agreed.',
  'That is not quite how the vote went. The amendment failed first, 11 to 9, and only then did they vote on the whole. It matters, because two of the nine changed sides.',
  'Thank you for going there and asking people, instead of asking people about people.',
  'Has anybody worked out what it costs to do nothing? Every year of waiting is a bill as well, it only comes in a different envelope.',
  'I drive the number 7 past that wall twice an hour. You can see the water come up through the pavement long before it comes over the top. The wall is not where the trouble is.',
  'Sorry, but this is the fourth story in a month. Are there no other towns?',
  'As an engineer who has worked on three of these: the drawing shows the gate closed. It has to be open for the ferry eleven hours a day. Ask them what happens in those eleven hours.\n\nThe answer is in appendix C of the report, page 212, and it is not a comfortable one. They assume that nobody will want to cross in a storm. People cross in storms because the hospital is on the other side. I wrote this to the consultation in March, along with some eighty others, and what we got back was a form letter that thanked us for our interest in coastal amenities.\n\nI do not think anybody is lying. I think that the people who drew the plan and the people who will live behind it have never been in one room for longer than a photograph takes. That could be changed next week, for the price of coffee and a few chairs, and it would be the best money anybody spent on this coast in a decade.',
  'We read this aloud at breakfast. My son, who is nine, asked who decides which street stays dry. I had no answer.',
];

export const livelyNamesArabic = [
  'سلمى العطار',
  'يوسف ن.',
  'قارئ من الإسكندرية',
  'Marta',
  'أم خالد',
  'عبد الرحمن الفيتوري',
  'ليلى',
];

export const livelyTextsArabic = [
  'كنت في الاجتماع يوم الثلاثاء. ما لا تقوله القصة هو كيف ساد الصمت حين قرأ مدير الميناء جداول المد لعام ١٩٥٣.',
  'شكرًا لأنكم ذهبتم إلى هناك وسألتم الناس، بدل أن تسألوا عنهم.',
  'هل يمكن نشر الأرقام التي بُني عليها الرسم الثاني؟ أود أن أجربها على إيجارات شارعي.',
  'احتفظت جدتي بدفتر لكل فيضان دخل المطبخ: التاريخ، وارتفاع الماء على إطار الباب، وما ضاع. فيه واحد وأربعون سطرًا.\n\nآخرها من عام ١٩٨٧ بخط أمي. بعد ذلك رفعوا الأرض وكفّوا عن الكتابة.',
  'أوافقك.',
  'لم يجرِ التصويت هكذا تمامًا. سقط التعديل أولًا، ١١ مقابل ٩، ثم صوّتوا على الخطة كلها.',
  'سألني ابني، وعمره تسع سنوات: من يقرر أي شارع يبقى جافًا؟ لم أجد جوابًا.',
];
