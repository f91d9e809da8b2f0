/** Words for readers that come with Courant, by rule: a start for a publication's own. They say what was wrong and what would be welcome. */
import type { WordsIn } from '../../../common/words.ts';
import type { Rule } from '../rules.ts';

export const shippedTemplates: WordsIn<Record<Rule, string>> = {
  en: {
    insult:
      'Please argue with what people say, not with who they are. The same thought without the insult is welcome here.',
    hate: 'We do not publish comments that put people down for what they are: their origin, faith, sex, body or whom they love.',
    threat: 'We do not publish threats, nor wishes that harm may come to somebody, not even as a figure of speech.',
    harassment:
      'Please leave this person alone. Following somebody from thread to thread drives people out of the conversation.',
    spam: 'This is a place for talking about the story. Advertising, and the same text again and again, has no place in it.',
    'off-topic': 'This comment leads away from the story. Under the right one it is welcome.',
    'personal-data':
      'Your comment has details of a person in it that they have not made public. Without those you may post it again.',
    impersonation: 'Please write under a name that cannot be taken for somebody else’s.',
    falsehood:
      'What your comment states as a fact is not true, as far as we could find out. With a source we are glad to look again.',
    illegal: 'We were told that this text is against the law, have looked at it, and think so too.',
    other: 'Your comment does not fit our guidelines. Please read them before you write again.',
  },
  es: {
    insult: 'Discuta lo que la gente dice, no quiénes son. La misma idea sin el insulto es bienvenida aquí.',
    hate: 'No publicamos comentarios que desprecien a las personas por lo que son: su origen, fe, sexo, cuerpo o a quién aman.',
    threat: 'No publicamos amenazas ni deseos de que alguien sufra daño, ni siquiera como forma de hablar.',
    harassment:
      'Deje en paz a esta persona. Perseguir a alguien de un debate a otro expulsa a la gente de la conversación.',
    spam: 'Este es un lugar para hablar del artículo. La publicidad y el mismo texto una y otra vez no tienen sitio en él.',
    'off-topic': 'Este comentario se aleja del artículo. Bajo el que corresponda es bienvenido.',
    'personal-data':
      'Su comentario contiene datos de una persona que ella no ha hecho públicos. Sin ellos puede publicarlo de nuevo.',
    impersonation: 'Escriba con un nombre que no pueda tomarse por el de otra persona.',
    falsehood:
      'Lo que su comentario da por hecho no es cierto, hasta donde hemos podido averiguar. Con una fuente lo miraremos de nuevo con gusto.',
    illegal: 'Nos avisaron de que este texto va contra la ley; lo hemos mirado y pensamos lo mismo.',
    other: 'Su comentario no se ajusta a nuestras normas. Léalas antes de volver a escribir.',
  },
  ru: {
    insult: 'Спорьте с тем, что люди говорят, а не с тем, кто они. Та же мысль без оскорбления здесь уместна.',
    hate: 'Мы не публикуем комментарии, унижающие людей за то, кто они: за происхождение, веру, пол, тело или за то, кого они любят.',
    threat: 'Мы не публикуем угрозы и пожелания зла, даже как оборот речи.',
    harassment:
      'Пожалуйста, оставьте этого человека в покое. Когда за кем-то ходят из обсуждения в обсуждение, люди уходят из разговора.',
    spam: 'Здесь говорят о статье. Рекламе и одному и тому же тексту раз за разом здесь не место.',
    'off-topic': 'Этот комментарий уводит от темы статьи. Под подходящей статьёй он уместен.',
    'personal-data':
      'В вашем комментарии есть сведения о человеке, которых он сам не публиковал. Без них можно отправить его снова.',
    impersonation: 'Пожалуйста, пишите под именем, которое нельзя принять за чужое.',
    falsehood:
      'То, что в комментарии названо фактом, неверно, насколько мы смогли выяснить. С указанием источника мы охотно посмотрим ещё раз.',
    illegal: 'Нам сообщили, что этот текст нарушает закон; мы посмотрели и считаем так же.',
    other: 'Ваш комментарий не соответствует правилам. Пожалуйста, прочтите их, прежде чем писать снова.',
  },
  ar: {
    insult: 'ناقش ما يقوله الناس لا من هم. الفكرة نفسها بلا إهانة مرحّب بها هنا.',
    hate: 'لا ننشر تعليقات تحط من شأن الناس بسبب ما هم عليه: أصلهم أو دينهم أو جنسهم أو أجسادهم أو من يحبون.',
    threat: 'لا ننشر التهديدات ولا تمنّي الأذى لأحد، ولو على سبيل المجاز.',
    harassment: 'دع هذا الشخص وشأنه. ملاحقة إنسان من نقاش إلى آخر تُخرج الناس من الحوار.',
    spam: 'هذا مكان للحديث عن المقال، ولا مكان فيه للإعلانات ولا لتكرار النص نفسه.',
    'off-topic': 'يبتعد هذا التعليق عن المقال. هو مرحّب به تحت المقال المناسب.',
    'personal-data': 'في تعليقك معلومات عن شخص لم ينشرها بنفسه. يمكنك نشره مجددًا من دونها.',
    impersonation: 'اكتب باسم لا يُحسب اسمَ شخص آخر.',
    falsehood:
      'ما يقدّمه تعليقك على أنه حقيقة غير صحيح بحسب ما استطعنا معرفته. إن ذكرت مصدرًا فسننظر فيه مجددًا بكل سرور.',
    illegal: 'أُبلغنا بأن هذا النص مخالف للقانون، ونظرنا فيه ونرى الرأي نفسه.',
    other: 'لا يتوافق تعليقك مع قواعدنا. اقرأها قبل أن تكتب مجددًا.',
  },
};

/** Above the words one may begin with. */
export const readyTitle: WordsIn<string> = {
  en: 'Begin with words that are ready',
  es: 'Empezar con palabras preparadas',
  ru: 'Начать с готовых слов',
  ar: 'ابدأ بكلمات جاهزة',
};
