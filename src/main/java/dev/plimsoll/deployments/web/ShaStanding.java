package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.ShaPlace;

/** How a commit stands in one place: by shape, by tone and by word. */
enum ShaStanding {
    HERE("ok", "ok", "runs"),
    CONTAINED("ok", "ok", "contained in what runs"),
    UNKNOWN("said", "", "was there; whether what runs contains it is unknown"),
    WITHDRAWN("back", "warn", "was there, and what runs does not contain it"),
    NOT_YET("clock", "", "not there yet");

    private final String icon;
    private final String tone;
    private final String word;

    ShaStanding(String icon, String tone, String word) {
        this.icon = icon;
        this.tone = tone;
        this.word = word;
    }

    static ShaStanding of(ShaPlace place) {
        if (place.isThere()) {
            return HERE;
        }
        if (Boolean.TRUE.equals(place.isContained())) {
            return CONTAINED;
        }
        if (!place.isReached()) {
            return NOT_YET;
        }
        return place.isContained() == null ? UNKNOWN : WITHDRAWN;
    }

    public String icon() {
        return icon;
    }

    public String tone() {
        return tone;
    }

    public String word() {
        return word;
    }
}
