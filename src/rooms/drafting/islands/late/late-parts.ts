/** What of the editor comes later (see load-late.ts). */
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import type { PluginSpec, PluginView } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import type { EditorView } from 'prosemirror-view';
import { recordingForm } from '../editor/forms/recording.ts';

export { goToNextCell } from 'prosemirror-tables';
export { makeHandle } from '../editor/block-handle.ts';
export { makeBubble } from '../editor/bubble.ts';
export { dressChecks } from '../editor/checks.ts';
export { askForEmbed } from '../editor/embed-dialog.ts';
export { codeForm, embedForm, rawHtmlForm } from '../editor/forms/elsewhere.ts';
export { galleryForm } from '../editor/forms/gallery.ts';
export { showHelp } from '../editor/help.ts';
export { jumpTo } from '../editor/jump.ts';
export { askForLanguage } from '../editor/language-dialog.ts';
export { dressLead } from '../editor/lead-field.ts';
export { askForLink } from '../editor/link-dialog.ts';
export { pickMedia } from '../editor/media-dialog.ts';
export { putFiles } from '../editor/put-files.ts';
export { sendFile } from '../editor/send-file.ts';
export { tableItems } from '../editor/table-tools.ts';
export { dressTokens } from '../editor/token-field.ts';
export { countsView } from '../tools/counts/counts.ts';
export { findNext, findPrevious, findView, openFind, openReplace } from '../tools/find/find-bar.ts';
export { marginView, toRemark } from '../tools/margin/margin.ts';
export { outlineView } from '../tools/outline/outline.ts';
export { moveSectionDown, moveSectionUp } from '../tools/outline/sections.ts';
export { suggestChanges } from '../tools/margin/suggest-changes.ts';
export { takeDrop, takePaste } from '../tools/paste/take-in.ts';

export const soundForm = recordingForm('sound');
export const filmForm = recordingForm('film');

/** What others’ plugins do, for those that stand in for them until then. */
export const tablesSpec: PluginSpec<number | null> = tableEditing().spec;
export const gapsSpec = gapCursor().spec as PluginSpec<number | null>;

/** A line where something dragged would be put. */
export const dropLine = (view: EditorView): PluginView | undefined =>
  dropCursor({ class: 'drop-line', color: false, width: 3 }).spec.view?.(view);
