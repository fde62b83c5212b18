package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.peers.Playground;
import java.util.List;
import java.util.stream.Stream;

/**
 * One window under several rules.
 *
 * @param isTooMuch whether more ended in it than is compared; the columns are empty then
 * @param columns ours first
 */
record PlaygroundView(
        DoraWindow window, boolean isTooMuch, List<PlaygroundColumn> columns, List<PlaygroundTool> tools) {

    static PlaygroundView tooMuch(DoraWindow window) {
        return new PlaygroundView(window, true, List.of(), List.of());
    }

    static PlaygroundView of(DoraWindow window, Playground.Compared compared) {
        return new PlaygroundView(
                window,
                false,
                Stream.concat(
                                Stream.of(PlaygroundColumn.ours(compared.ours())),
                                compared.peers().stream().map(PlaygroundColumn::of))
                        .toList(),
                compared.peers().stream().map(PlaygroundTool::of).toList());
    }

    public int most() {
        return Playground.MOST;
    }
}
