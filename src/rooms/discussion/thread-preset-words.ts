import { wordsFor, type WordsIn } from '../../common/words.ts';
import type { ThreadPreset } from './thread-presets.ts';

type PresetWords = { presets: Record<string, string>; preset: string };

/** What the presets of the house are called. */
const presetWords: WordsIn<PresetWords> = {
  en: {
    preset: 'Preset: $',
    presets: {
      open: 'Open',
      'first-wait': 'The first comments of new readers wait',
      'all-wait': 'Every comment waits',
      'staff-only': 'Only staff write',
      week: 'Open for a week',
    },
  },
  es: {
    preset: 'Modelo: $',
    presets: {
      open: 'Abierto',
      'first-wait': 'Los primeros comentarios de lectores nuevos esperan',
      'all-wait': 'Todos los comentarios esperan',
      'staff-only': 'Solo escribe la redacción',
      week: 'Abierto durante una semana',
    },
  },
  ru: {
    preset: 'Набор: $',
    presets: {
      open: 'Открыто',
      'first-wait': 'Первые комментарии новых читателей ждут',
      'all-wait': 'Каждый комментарий ждёт',
      'staff-only': 'Пишет только редакция',
      week: 'Открыто неделю',
    },
  },
  ar: {
    preset: 'نمط: $',
    presets: {
      open: 'مفتوح',
      'first-wait': 'تنتظر التعليقات الأولى للقراء الجدد',
      'all-wait': 'ينتظر كل تعليق',
      'staff-only': 'يكتب فريق التحرير وحده',
      week: 'مفتوح أسبوعًا',
    },
  },
};

/** The name of a preset, in the language of whoever chooses it. */
export const nameOfPreset = ({ key, name }: Pick<ThreadPreset, 'key' | 'name'>, language: string): string =>
  name || (wordsFor(presetWords, language).presets[key] ?? key);

export const presetChoice = (preset: Pick<ThreadPreset, 'key' | 'name'>, language: string): string =>
  wordsFor(presetWords, language).preset.replace('$', () => nameOfPreset(preset, language));
