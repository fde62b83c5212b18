package dev.plimsoll.catalog.web;

/**
 * What was refused in a form, to be said beside the field.
 *
 * @param field the form's field: {@code name, alias, ownership} or {@code tier}
 * @param about the number or name of the row that the form belongs to
 * @param value what was typed
 */
record FieldProblem(String field, String about, String value, String sentence) {

    public boolean isAt(String otherField, Object other) {
        return field.equals(otherField) && about.equals(String.valueOf(other));
    }
}
