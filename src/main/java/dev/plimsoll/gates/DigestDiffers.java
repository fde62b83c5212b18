package dev.plimsoll.gates;

/** What wants to pass is not what was approved. */
public class DigestDiffers extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DigestDiffers(GateRequest request, String digest) {
        super("Gate request %d approves %s, not %s: ask again for what you are about to deploy"
                .formatted(request.id(), request.candidate().digest(), digest));
    }
}
