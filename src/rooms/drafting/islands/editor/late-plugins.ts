/** Plugins of others that come later than the text: choosing and mending cells of tables, the cursor between two blocks. */
import { Plugin, type Command, type PluginKey, type PluginSpec } from 'prosemirror-state';
import { lateCommand, lateNow, type Late } from '../late/load-late.ts';
import { standsIn } from './block-commands.ts';

type Spec = PluginSpec<number | null>;

type Find = () => Spec | undefined;

const propsOf = (spec: Find): NonNullable<Spec['props']> => ({
  decorations(state) {
    return spec()?.props?.decorations?.call(this, state);
  },
  handleDOMEvents: {
    mousedown(view, event) {
      return spec()?.props?.handleDOMEvents?.mousedown?.call(this, view, event);
    },
    beforeinput(view, event) {
      return spec()?.props?.handleDOMEvents?.beforeinput?.call(this, view, event);
    },
  },
  createSelectionBetween(view, anchor, head) {
    return spec()?.props?.createSelectionBetween?.call(this, view, anchor, head) ?? null;
  },
  handleClick(view, pos, event) {
    return spec()?.props?.handleClick?.call(this, view, pos, event);
  },
  handleTripleClick(view, pos, event) {
    return spec()?.props?.handleTripleClick?.call(this, view, pos, event);
  },
  handleKeyDown(view, event) {
    return spec()?.props?.handleKeyDown?.call(this, view, event);
  },
  handlePaste(view, event, slice) {
    return spec()?.props?.handlePaste?.call(this, view, event, slice);
  },
});

/** Stands where a plugin will be, and does what that says from when it is here. */
const standIn = (pick: (late: Late) => Spec, key?: PluginKey<number | null>): Plugin<number | null> => {
  const spec: Find = () => {
    const parts = lateNow();
    return parts && pick(parts);
  };
  return new Plugin<number | null>({
    ...(key ? { key } : {}),
    state: {
      init: () => null,
      apply(tr, value, before, after) {
        return spec()?.state?.apply.call(this, tr, value, before, after) ?? null;
      },
    },
    appendTransaction(transactions, before, after) {
      return spec()?.appendTransaction?.call(this, transactions, before, after);
    },
    props: propsOf(spec),
  });
};

/** Under this name prosemirror-tables looks for its state; its own key is not here yet. */
const tablesKey = { key: 'selectingCells$' } as unknown as PluginKey<number | null>;

export const latePlugins = (): Plugin[] => [
  standIn((parts) => parts.tablesSpec, tablesKey),
  standIn((parts) => parts.gapsSpec),
];

/** Tab within a table. */
export const stepCell = (by: 1 | -1): Command => {
  const step = lateCommand((parts) => parts.goToNextCell(by));
  return (state, dispatch, view) => standsIn(state, 'table') && step(state, dispatch, view);
};
