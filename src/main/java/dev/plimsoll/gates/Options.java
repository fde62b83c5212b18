package dev.plimsoll.gates;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a policy sets about one rule, read with the rule's own ideas of it.
 *
 * @param rule its name, for refusals
 * @param values as they stand in the YAML, without the mode
 */
public record Options(String rule, Map<String, Object> values) {

    /** How many texts a list may have. */
    public static final int MOST_TEXTS = 100;

    private static final int LONGEST_TEXT = 300;
    private static final Duration LONGEST = Duration.ofDays(366);

    public static Options none(String rule) {
        return new Options(rule, Map.of());
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    public String text(String key, String otherwise) {
        var value = values.get(key);
        return value == null ? otherwise : String.valueOf(value).strip();
    }

    /** One of few words; the first if nothing is said. */
    public String choice(String key, List<String> words) {
        var word = text(key, words.get(0));
        if (!words.contains(word)) {
            throw refusal(key, "“%s” is none of %s".formatted(word, String.join(", ", words)));
        }
        return word;
    }

    /** A list, or one text alone: at most {@value #MOST_TEXTS}. */
    public List<String> texts(String key) {
        var value = values.get(key);
        if (value == null) {
            return List.of();
        }
        var list = value instanceof List<?> many ? many : List.of(value);
        if (list.size() > MOST_TEXTS) {
            throw refusal(key, "these are %d: at most %d can be set".formatted(list.size(), MOST_TEXTS));
        }
        return list.stream().map(one -> text(key, one)).toList();
    }

    private String text(String key, @Nullable Object value) {
        var text = String.valueOf(value).strip();
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw refusal(key, "each has 1 to %d characters".formatted(LONGEST_TEXT));
        }
        return text;
    }

    public int number(String key, int otherwise, int least, int most) {
        var value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Number number) || number.intValue() < least || number.intValue() > most) {
            throw refusal(key, "“%s” is no number from %d to %d".formatted(value, least, most));
        }
        return number.intValue();
    }

    public boolean flag(String key, boolean otherwise) {
        var value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Boolean flag)) {
            throw refusal(key, "“%s” is neither true nor false".formatted(value));
        }
        return flag;
    }

    public @Nullable Duration length(String key) {
        return has(key) ? length(key, Duration.ZERO) : null;
    }

    /** At most 366 days. */
    public Duration length(String key, Duration otherwise) {
        try {
            var length = has(key) ? Lengths.parse(text(key, "")) : otherwise;
            if (length.compareTo(LONGEST) > 0) {
                throw refusal(key, "“%s” is longer than 366 d".formatted(text(key, "")));
            }
            return length;
        } catch (IllegalArgumentException e) {
            throw refusal(key, "“%s” is no length of time: write 90 s, 30 min, 24 h or 2 d".formatted(text(key, "")));
        }
    }

    public ZoneId zone(String key) {
        try {
            return ZoneId.of(text(key, "UTC"));
        } catch (DateTimeException e) {
            throw refusal(key, "“%s” is no time zone: write one like Europe/London".formatted(text(key, "")));
        }
    }

    /** A list of small tables, such as the groups of approvers. */
    public List<Options> tables(String key) {
        var found = new ArrayList<Options>();
        if (values.get(key) instanceof List<?> list) {
            list.forEach(one -> found.add(table(key, one)));
        } else if (has(key)) {
            throw refusal(key, "it must be a list");
        }
        return found;
    }

    private Options table(String key, Object one) {
        if (!(one instanceof Map<?, ?> map)) {
            throw refusal(key, "“%s” has no names and values".formatted(one));
        }
        var copy = new java.util.LinkedHashMap<String, Object>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), value));
        return new Options(rule + "." + key, copy);
    }

    public PolicyInvalid refusal(String key, String sentence) {
        return new PolicyInvalid(rule + "." + key, sentence);
    }
}
