package dev.plimsoll.access;

/** Something about a person cannot be changed like that. */
public class PersonRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence what is wrong, without a full stop */
    PersonRefusal(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
