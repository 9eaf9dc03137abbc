package io.dealerflow.report.narrative;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Asks a model for a narrative until one is proven, twice at most; the second time it is told what was wrong. */
public final class NarrativeWriter {
    private static final int ATTEMPTS = 2;
    /** Faults that the model is told. */
    private static final int TOLD = 20;

    private static final String INSTRUCTIONS = resource("instructions.txt");

    private final Narrator narrator;
    private final String model;

    /** @param model its name */
    public NarrativeWriter(Narrator narrator, String model) {
        this.narrator = narrator;
        this.model = model;
    }

    /**
     * Blocks while the model answers.
     *
     * @throws Narrator.UnansweredException when it does not
     */
    public Narrative write(Sheet sheet) {
        String facts = sheet.text();
        var proof = new Proof(sheet);
        List<String> answers = new ArrayList<>();
        String prompt = facts;
        List<Fault> faults = List.of();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String answer = narrator.answer(INSTRUCTIONS, prompt);
            answers.add(answer);
            faults = proof.check(answer);
            if (faults.isEmpty()) {
                return new Narrative(sheet.hash(), model, Proof.plain(answer), facts, answers, List.of());
            }
            prompt = facts + "\nYour last answer was refused:\n" + told(faults);
        }
        return new Narrative(
                sheet.hash(),
                model,
                null,
                facts,
                answers,
                faults.stream().map(Fault::toString).toList());
    }

    private static String told(List<Fault> faults) {
        return faults.stream().limit(TOLD).map(fault -> "- " + fault + "\n").collect(Collectors.joining());
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(NarrativeWriter.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
