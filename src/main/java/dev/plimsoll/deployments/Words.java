package dev.plimsoll.deployments;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a parameter that takes one word of a closed list. */
public final class Words {

    private Words() {}

    /**
     * The value that goes by this word; null where nothing was asked for.
     *
     * @throws UnknownWord if none does
     */
    public static <T> @Nullable T one(String parameter, @Nullable String said, T[] values, Function<T, String> word) {
        if (said == null || said.isBlank()) {
            return null;
        }
        return Arrays.stream(values)
                .filter(value -> word.apply(value).equals(said.strip()))
                .findFirst()
                .orElseThrow(() -> new UnknownWord(parameter, said, words(values, word)));
    }

    private static <T> List<String> words(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).toList();
    }
}
