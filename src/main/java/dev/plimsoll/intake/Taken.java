package dev.plimsoll.intake;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of the deliveries of one request, in their order.
 *
 * @param each never empty
 */
public record Taken(List<One> each) {

    public Taken {
        each = List.copyOf(each);
    }

    static Taken of(Receipt receipt) {
        return new Taken(List.of(new One(receipt, null)));
    }

    /** Whether there is something that had not been there before, and is no ping. */
    public boolean isNews() {
        return receipts().anyMatch(receipt -> !receipt.isRepeat() && receipt.outcome() != Outcome.PING);
    }

    public boolean isAnyRefused() {
        return each.stream().anyMatch(one -> one.refusal() != null);
    }

    public Stream<Receipt> receipts() {
        return each.stream().map(One::receipt).filter(Objects::nonNull);
    }

    /**
     * One of them.
     *
     * @param receipt null if it was refused
     * @param refusal null if it was taken in
     */
    public record One(@Nullable Receipt receipt, @Nullable RefusedDelivery refusal) {}
}
