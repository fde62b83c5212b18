package dev.plimsoll.intake.masking;

import java.util.function.Supplier;

/** Looks through a form, {@code name=value&name=value}, whose values may hold JSON. */
final class FormScan {

    private FormScan() {}

    static void of(Scan scan, Text form, Supplier<String> prefix) {
        var start = 0;
        for (var at = 0; at <= form.length(); at++) {
            if (at == form.length() || form.charAt(at) == '&') {
                pair(scan, form.subSequence(start, at), prefix);
                start = at + 1;
            }
        }
    }

    private static void pair(Scan scan, Text pair, Supplier<String> prefix) {
        var sign = 0;
        while (sign < pair.length() && pair.charAt(sign) != '=') {
            sign++;
        }
        var name = pair.subSequence(0, sign).percentDecoded(true);
        var before = scan.count();
        scan.text(name, prefix);
        if (sign < pair.length()) {
            var shown = scan.count() == before ? name.toString() : "(masked)";
            value(
                    scan,
                    name.toString(),
                    pair.subSequence(sign + 1, pair.length()).percentDecoded(true),
                    () -> prefix.get() + "/" + shown);
        }
    }

    private static void value(Scan scan, String name, Text value, Supplier<String> place) {
        scan.field(name, value, place);
        if (JsonScan.mayBe(value)) {
            JsonScan.of(scan, value, place);
        } else {
            scan.text(value, place);
        }
    }
}
