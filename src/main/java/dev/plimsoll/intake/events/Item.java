package dev.plimsoll.intake.events;

import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One event of a request: a line not yet read, or a tree already read. */
sealed interface Item {

    /** Where in the request it stands, from 0. */
    int index();

    /**
     * @throws UnreadableDelivery if it is no JSON object
     */
    Tree tree(JsonMapper json);

    byte[] bytes(JsonMapper json);

    /** A line of a body. */
    record OfLine(Lines.Line line) implements Item {

        @Override
        public int index() {
            return line.index();
        }

        @Override
        public Tree tree(JsonMapper json) {
            if (line.isTooLong()) {
                throw new UnreadableDelivery("The line is longer than %,d bytes.".formatted(Lines.LONGEST));
            }
            return Tree.parse(json, line.bytes());
        }

        @Override
        public byte[] bytes(JsonMapper json) {
            return line.bytes();
        }
    }

    /** An element of an array, or the body itself. */
    record OfNode(int index, JsonNode node) implements Item {

        @Override
        public Tree tree(JsonMapper json) {
            if (!node.isObject()) {
                throw new UnreadableDelivery("An event is a JSON object.");
            }
            return new Tree(node);
        }

        @Override
        public byte[] bytes(JsonMapper json) {
            return json.writeValueAsBytes(node);
        }
    }
}
