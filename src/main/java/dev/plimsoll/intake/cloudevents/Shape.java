package dev.plimsoll.intake.cloudevents;

import dev.plimsoll.intake.Times;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a place in a body may hold. */
sealed interface Shape {

    /** The first thing that is wrong with a value at this path; empty if nothing is. */
    Optional<Flaw> flaw(JsonNode value, String path);

    /**
     * What is wrong.
     *
     * @param path where, by field names
     * @param fix what to do about it, as the second half of a sentence
     */
    record Flaw(String path, String fix) {}

    /**
     * A text.
     *
     * @param mayBeEmpty whether it may have no character
     * @param words those that there are; empty if any will do
     */
    record Text(boolean mayBeEmpty, List<String> words) implements Shape {

        @Override
        public Optional<Flaw> flaw(JsonNode value, String path) {
            if (!value.isString()) {
                return Optional.of(new Flaw(path, "must be a text"));
            }
            if (!mayBeEmpty && value.asString().isEmpty()) {
                return Optional.of(new Flaw(path, "must not be empty"));
            }
            return words.isEmpty() || words.contains(value.asString())
                    ? Optional.empty()
                    : Optional.of(new Flaw(path, "must be " + String.join(" or ", words)));
        }
    }

    /** An instant with an offset. */
    record Moment() implements Shape {

        @Override
        public Optional<Flaw> flaw(JsonNode value, String path) {
            return value.isString() && isOne(value.asString())
                    ? Optional.empty()
                    : Optional.of(new Flaw(path, "must be a time with an offset, such as 2026-11-24T09:30:00Z"));
        }

        /** One of long ago is one too, though it cannot be meant. */
        private static boolean isOne(String text) {
            try {
                return text.contains("-") && (Times.of(text) != null || OffsetDateTime.parse(text) != null);
            } catch (DateTimeException e) {
                return false;
            }
        }
    }

    /** A version of CDEvents. */
    record SpecVersion() implements Shape {

        private static final Pattern KNOWN = Pattern.compile("0\\.[1-6]\\.\\d+(-\\S+)?");

        @Override
        public Optional<Flaw> flaw(JsonNode value, String path) {
            return value.isString() && KNOWN.matcher(value.asString()).matches()
                    ? Optional.empty()
                    : Optional.of(new Flaw(path, "must be a version of CDEvents from 0.1.0 on, such as 0.5.1"));
        }
    }

    /** Texts in a list. */
    record Texts() implements Shape {

        @Override
        public Optional<Flaw> flaw(JsonNode value, String path) {
            return value.isArray() && value.valueStream().allMatch(JsonNode::isString)
                    ? Optional.empty()
                    : Optional.of(new Flaw(path, "must be a list of texts"));
        }
    }

    /** Objects in a list, each of which has one of these shapes. */
    record AnyOf(List<Shape> shapes) implements Shape {

        @Override
        public Optional<Flaw> flaw(JsonNode value, String path) {
            if (!value.isArray()) {
                return Optional.of(new Flaw(path, "must be a list"));
            }
            var n = 0;
            for (var item : value) {
                var at = "%s[%d]".formatted(path, n++);
                if (shapes.stream().noneMatch(shape -> shape.flaw(item, at).isEmpty())) {
                    return Optional.of(new Flaw(at, "is no link of the kinds END, PATH and RELATION"));
                }
            }
            return Optional.empty();
        }
    }

    /** An object of any fields, or bytes in Base64. */
    record Anything() implements Shape {

        @Override
        public Optional<Flaw> flaw(JsonNode value, String path) {
            return value.isObject() || value.isString()
                    ? Optional.empty()
                    : Optional.of(new Flaw(path, "must be an object, or a text in Base64"));
        }
    }

    /** A field of an object. */
    record Field(boolean isNeeded, Shape shape) {}

    /**
     * An object.
     *
     * @param fields by name, in the order in which they are looked at
     * @param isOpen whether it may have others
     */
    record Fields(Map<String, Field> fields, boolean isOpen) implements Shape {

        @Override
        public Optional<Flaw> flaw(JsonNode value, String path) {
            return value.isObject()
                    ? Stream.concat(known(value, path), unknown(value, path)).findFirst()
                    : Optional.of(new Flaw(path, "must be an object"));
        }

        private Stream<Flaw> known(JsonNode value, String path) {
            return fields.entrySet().stream().flatMap(entry -> {
                var below = value.get(entry.getKey());
                var at = below(path, entry.getKey());
                return below == null
                        ? entry.getValue().isNeeded() ? Stream.of(new Flaw(at, "is missing")) : Stream.empty()
                        : entry.getValue().shape().flaw(below, at).stream();
            });
        }

        private Stream<Flaw> unknown(JsonNode value, String path) {
            return isOpen
                    ? Stream.empty()
                    : value.propertyNames().stream()
                            .filter(name -> !fields.containsKey(name))
                            .map(name -> new Flaw(
                                    below(path, name),
                                    "is no field that there is: what is your own goes into customData"));
        }

        private static String below(String path, String name) {
            return path.isEmpty() ? name : path + "." + name;
        }
    }
}
