package dev.plimsoll.intake.demo;

/** The demo is being played and cannot be removed at the same time. */
class DemoStillPlaying extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoStillPlaying() {
        super("The demo data is still coming in: remove it in a moment.");
    }
}
