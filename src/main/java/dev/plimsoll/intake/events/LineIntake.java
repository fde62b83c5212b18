package dev.plimsoll.intake.events;

import dev.plimsoll.intake.BodyBudget;
import dev.plimsoll.intake.Imports;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Takes in bodies with one event on each line, however long they are, in memory of a fixed size. */
@Component
class LineIntake {

    private final EventIntake intake;
    private final BodyBudget budget;
    private final Imports imports;
    private final Clock clock;

    LineIntake(EventIntake intake, BodyBudget budget, Imports imports, Clock clock) {
        this.intake = intake;
        this.budget = budget;
        this.imports = imports;
        this.clock = clock;
    }

    /**
     * Takes in one body.
     *
     * @param most how many bytes it can have at most, for all that its sender said; it may be more than a part needs
     * @param sender the name of the token that sends it
     * @param heard hears after each part how far it is
     * @throws dev.plimsoll.intake.UnreadableDelivery if it begins with nothing but lines that are no JSON objects
     * @throws dev.plimsoll.intake.IntakeOverloaded if there is no memory for a part of it, or the database cannot keep it
     */
    void take(InputStream in, long most, String sender, Tally tally, LineImport.Progress heard) throws IOException {
        var log = new ImportLog(imports, sender, clock);
        try (var room = budget.share()) {
            room.growTo((int) Math.min(most, Parts.LARGEST + Lines.LONGEST));
            new LineImport(new Parts(new Lines(in)), intake, tally, log, heard).run();
        }
    }
}
