package dev.plimsoll.metrics.web;

import dev.plimsoll.metrics.Amount;
import dev.plimsoll.metrics.Restatement;

/** That a number became another one, in words. */
record RestatedLine(Restatement restatement) {

    public String was() {
        return restatement.was() == null
                ? "had no value"
                : "was " + Amount.text(restatement.measure(), restatement.was());
    }

    public String became() {
        return restatement.became() == null ? "no value" : Amount.text(restatement.measure(), restatement.became());
    }
}
