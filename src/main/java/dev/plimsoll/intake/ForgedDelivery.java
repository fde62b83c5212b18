package dev.plimsoll.intake;

/** None of a source's secrets signed what was sent in its name, or was shown in it. */
public class ForgedDelivery extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ForgedDelivery(String source, Guide.Proof proof) {
        super(
                switch (proof) {
                    case SIGNED ->
                        "The signature does not match any secret of the source \u201c%s\u201d. It is checked over the raw bytes of the body."
                                .formatted(source);
                    case SIGNED_OR_SHOWN ->
                        "No secret of the source \u201c%s\u201d signed this, and none is shown in it. A signature that is there has to be right."
                                .formatted(source);
                    case SHOWN ->
                        "No secret of the source \u201c%s\u201d is shown in this. Its page says in which header it belongs."
                                .formatted(source);
                });
    }
}
